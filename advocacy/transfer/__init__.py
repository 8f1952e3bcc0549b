"""Import of people and of directories, in the browser and by command."""
