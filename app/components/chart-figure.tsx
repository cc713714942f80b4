import { useEffect, useRef, type ReactNode } from 'react'
import { chartTable, type MakeChart } from '../charts/chart-model.ts'
import { drawingText, type ChartDrawing } from '../charts/drawing.ts'
import { CHART_FONT, mountChart, type MountedChart } from '../charts/mount-chart.ts'
import { LIGHT } from '../charts/palette.ts'
import { useSpeech } from '../i18n/translate.ts'
import { madeOnce } from '../made-once.ts'
import styles from './chart-figure.module.css'
import { DataTable } from './data-table.tsx'
import { DARK_MEDIA } from './theme.ts'

/** What a figure shows of a chart: the model, its table, and all that a reader can read off them. */
const figureOf = madeOnce((make: MakeChart) => {
  const model = make(LIGHT, CHART_FONT)
  const rows = chartTable(model)
  return { model, rows, said: JSON.stringify([model.title, rows]) }
})

/**
 * A chart three ways: the server's image (without scripts, in print), the browser's canvas drawn from the same model,
 * and the table read from that model. A wide chart would be cut off on a phone, half of it out of sight: there
 * `narrow`, or else the table, stands in its place.
 */
export function ChartFigure({
  make,
  image,
  drawing,
  narrow,
}: {
  make: MakeChart
  /** Address of the server's image, with a query; `theme=dark` is added for dark pages. Left out: the table stands open. */
  image: string | undefined
  /** The same chart as data, for a page that is only read: its script draws from this. */
  drawing?: ChartDrawing
  narrow?: ReactNode
}) {
  const { t } = useSpeech()
  const figure = useRef<HTMLElement>(null)
  const mounted = useRef<MountedChart>()
  const { model, rows, said } = figureOf(make)
  const shape = model.widthPx > 700 ? 'wide' : 'narrow'
  const table = <DataTable table={rows} caption={model.title} />

  useEffect(() => {
    mounted.current = mountChart(figure.current!, make)
    return () => mounted.current?.stop()
    // The figure stays and only what it shows changes: see the next effect.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  // A model holds functions, which are new each time; the table says whether the figures are.
  const shown = useRef(said)
  useEffect(() => {
    if (shown.current === said) return
    shown.current = said
    mounted.current?.show(make)
  }, [said, make])

  if (image === undefined) {
    return (
      <figure ref={figure} className={styles['figure']}>
        <figcaption className={styles['title']}>{model.title}</figcaption>
        {table}
      </figure>
    )
  }
  return (
    <figure
      ref={figure}
      className={styles['figure']}
      data-shape={shape}
      data-drawing={drawing ? drawingText(drawing) : undefined}
    >
      <figcaption className={styles['title']}>{model.title}</figcaption>
      <div className={styles['scroll']} role="group" aria-label={model.title} tabIndex={0}>
        <div className={styles['frame']} data-shape={shape}>
          <picture>
            <source srcSet={`${image}&theme=dark`} media={DARK_MEDIA} data-dark="" />
            <img
              src={image}
              alt={model.description}
              width={model.widthPx}
              height={model.heightPx}
              loading="lazy"
              decoding="async"
            />
          </picture>
          <div className={styles['canvas']}>
            <canvas aria-hidden="true" />
          </div>
        </div>
      </div>
      <details>
        <summary>{t('common.table')}</summary>
        {table}
      </details>
      {shape === 'wide' ? <div className={styles['instead']}>{narrow ?? table}</div> : null}
    </figure>
  )
}
