"""Documents of several presenters and pictures: the same for a page, and for the file that a job makes of it."""
