/** Names that the page, its first script and the theme switch agree on. */

/** `auto` follows the system and is what stands when nothing is kept. */
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Key in the reader's own browser: pages are the same for all readers, so no cookie tells the server. */
export const THEME_KEY = 'theme'

/** What is dark by the system's wish: the dark style sheet, and the dark images of charts. Never in print. */
export const DARK_MEDIA = 'screen and (prefers-color-scheme: dark)'

/** Marks each element whose `media` the switch decides. */
export const DARK_MARK = 'data-dark'

/** When dark things apply under a choice. */
export const DARK_MEDIA_BY_THEME: Readonly<Record<Theme, string>> = {
  auto: DARK_MEDIA,
  light: 'not all',
  dark: 'screen',
}

/**
 * Runs in the head before anything is painted, so that a chosen theme never flashes. It also says on the root element
 * that scripts run: what only works with scripts is hidden without that mark.
 */
export const FIRST_SCRIPT = `(function(r,c){r.dataset.scripts="on";try{c=localStorage.getItem("${THEME_KEY}")}catch(e){}if(c==="light"||c==="dark"){r.dataset.theme=c;document.querySelector("link[${DARK_MARK}]").media=c==="dark"?"${DARK_MEDIA_BY_THEME.dark}":"${DARK_MEDIA_BY_THEME.light}"}})(document.documentElement)`
