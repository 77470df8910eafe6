"""PDF files: a PDF says where ink is, and what that ink is has to be found out."""
