import { startNotes } from './browser/notes.ts'
import { startThemeSwitch } from './browser/theme.ts'

startThemeSwitch()
startNotes()
// Remix leaves its state only on pages that React is to wake.
if ('__remixContext' in globalThis) void import('./browser/hydrate.tsx').then(({ hydrate }) => hydrate())
else void import('./browser/reading.ts').then(({ startReading }) => startReading())
