"""What the printing room does: press one paper, keep files, print many as a job."""
