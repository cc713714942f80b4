import { startNotes } from './browser/notes.ts'
import { startThemeSwitch } from './browser/theme.ts'

startThemeSwitch()
startNotes()
/** Says that the scripts of this page answer: a program that works a browser cannot see it otherwise. */
const markAwake = () => {
  document.documentElement.dataset['awake'] = ''
}
// Remix leaves its state only on pages that React is to wake.
if ('__remixContext' in globalThis) void import('./browser/hydrate.tsx').then(({ hydrate }) => hydrate(markAwake))
else void import('./browser/reading.ts').then(({ startReading }) => startReading()).then(markAwake)
