//! A culture in memory: populations, coordinates, connectivity, selection, generation rules.
