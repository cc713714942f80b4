/** Where links that change the table lead back to: without scripts they load the page anew. */
export const TABLE_ID = 'side-by-side'
export const TABLE_PLACE = `#${TABLE_ID}`
