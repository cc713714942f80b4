import { THEME_CHOSEN } from '../charts/darkness.ts'
import { DARK_MEDIA_BY_THEME, THEME_KEY, THEMES, type Theme } from '../components/theme.ts'

/** Makes the theme switch work, and follows a choice made in another tab. */
export function startThemeSwitch(): void {
  const show = () => {
    for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-theme-switch]'))
      select.value = keptTheme()
  }
  show()
  // Images that load later than the first script stand under the system's wish until here.
  if (keptTheme() !== 'auto') apply(keptTheme())
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || !target.matches('[data-theme-switch]')) return
    keep(target.value as Theme)
    apply(target.value as Theme)
  })
  addEventListener('storage', ({ key }) => {
    if (key !== THEME_KEY) return
    apply(keptTheme())
    show()
  })
}

function apply(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  for (const image of document.querySelectorAll<HTMLSourceElement>('source[data-dark]'))
    image.media = DARK_MEDIA_BY_THEME[theme]
  document.dispatchEvent(new Event(THEME_CHOSEN))
}

/** Storage may be closed to us altogether; the switch then works for this page. */
function keptTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(THEME_KEY)) ?? 'auto'
  } catch {
    return 'auto'
  }
}

function keep(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Nothing is kept where the browser refuses it.
  }
}
