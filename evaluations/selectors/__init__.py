"""The hall's eyes: what somebody may see, already joined; never a write."""
