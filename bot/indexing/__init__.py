"""From a knowledge folder to what answers: built, kept beside the database, built anew when the files change."""
