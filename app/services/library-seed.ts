/** Seed of every simulation the site and the commands show: the same facts give the same digits everywhere. */
export const LIBRARY_SEED = 1
