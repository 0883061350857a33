"""Evidence → blocks of identity claims → knowledge: the same result in any order."""
