"""What the files of the library may say: one kind a module, with how it is read."""
