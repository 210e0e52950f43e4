"""From rollups to what may be published: the numbers of organisations go in, and figures come out of the disclosure
engine. Only publishing uses this; pages read publications."""
