"""The web chat: pages, routes and paint. `import qa` never comes here: Gradio takes seconds to load."""
