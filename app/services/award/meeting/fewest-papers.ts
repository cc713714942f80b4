/** A count of fewer papers of a group would tell how somebody voted. */
export const FEWEST_PAPERS = 3
