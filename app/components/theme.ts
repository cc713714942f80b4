/** Names that the page, its first script and the theme switch agree on. */

/** `auto` follows the system and is what stands when nothing is kept. */
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Key in the reader's own browser: pages are the same for all readers, so no cookie tells the server. */
export const THEME_KEY = 'theme'

/** When the dark image of a chart stands in for the light one by the system's wish. Never in print. */
export const DARK_MEDIA = 'screen and (prefers-color-scheme: dark)'

/** The same once the reader has chosen; the browser's script writes it to the images that are marked so. */
export const DARK_MEDIA_BY_THEME: Readonly<Record<Theme, string>> = {
  auto: DARK_MEDIA,
  light: 'not all',
  dark: 'screen',
}

/**
 * Runs in the head before anything is painted, so that a chosen theme never flashes. It also says on the root element
 * that scripts run: what only works with scripts is hidden without that mark.
 */
export const FIRST_SCRIPT = `(function(r,c){r.dataset.scripts="on";try{c=localStorage.getItem("${THEME_KEY}")}catch(e){}if(c==="light"||c==="dark")r.dataset.theme=c})(document.documentElement)`
