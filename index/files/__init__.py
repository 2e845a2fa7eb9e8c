"""Files of any kind to the text of an article; knows nothing of titles, dates or places."""
