"""The web chat: pages, routes and paint. `import qa` never comes here: Gradio takes seconds to load."""

import os

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # read by Gradio while it is imported
