import { chartOf, type ChartDrawing } from '../charts/drawing.ts'
import { mountChart } from '../charts/mount-chart.ts'
import { markCurrentSection } from './contents.ts'

/** What a page that React does not keep alive needs for reading. */
export function startReading(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-drawing]'))
    mountChart(figure, chartOf(JSON.parse(figure.dataset['drawing']!) as ChartDrawing))
  for (const nav of document.querySelectorAll<HTMLElement>('nav[data-contents]')) markCurrentSection(nav)
  const computing = document.querySelector<HTMLElement>('[data-computing]')
  if (computing) void import('./computing.ts').then(({ followComputing }) => followComputing(computing))
  const saved = [...document.querySelectorAll<HTMLFormElement>('form[data-saved-alone]')]
  if (saved.length > 0) void import('./unsaved.ts').then(({ watchUnsaved }) => watchUnsaved(saved))
  const kept = document.querySelector<HTMLFormElement>('form[data-kept-for]')
  if (kept) void keepOnDevice(kept)
  // No other page loads what asks for a passkey.
  if (document.querySelector('[data-passkey]'))
    void import('./passkeys.ts').then(({ startPasskeys }) => startPasskeys())
}

async function keepOnDevice(form: HTMLFormElement): Promise<void> {
  const status = document.querySelector<HTMLElement>('[data-kept-status]')!
  const offer = document.querySelector<HTMLElement>('[data-kept-offer]')!
  if (form.dataset['keptAs'] === 'new-case') (await import('./kept-new-case.ts')).keepNewCase(form, status, offer)
  else (await import('./kept-figures.ts')).keepFigures(form, status, offer)
}
