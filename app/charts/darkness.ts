/** Whether the page is dark: by the reader's own choice, else by what the system prefers. In the browser only. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme']
  return chosen === undefined ? systemPreference().matches : chosen === 'dark'
}

/** Sent on the document when the reader has chosen another theme. */
export const THEME_CHOSEN = 'themechosen'

/**
 * Calls back whenever the page may have turned dark or light, by choice or by the system.
 * @returns a function that stops it
 */
export function onDarknessChange(callback: () => void): () => void {
  const system = systemPreference()
  system.addEventListener('change', callback)
  document.addEventListener(THEME_CHOSEN, callback)
  return () => {
    system.removeEventListener('change', callback)
    document.removeEventListener(THEME_CHOSEN, callback)
  }
}

const systemPreference = () => matchMedia('(prefers-color-scheme: dark)')
