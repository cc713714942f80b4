import { useEffect, useRef, useState, type ReactNode } from 'react'
import { chartTable, type ChartModel } from '../charts/chart-model.ts'
import { DARK, LIGHT, type Palette } from '../charts/palette.ts'
import { useSpeech } from '../i18n/translate.ts'
import styles from './chart-figure.module.css'
import { DataTable } from './data-table.tsx'

const FONT = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'

/**
 * A chart three ways: the server's image (without scripts, in print), the browser's canvas drawn from the same model,
 * and the table read from that model. A wide chart would be cut off on a phone, half of it out of sight: there
 * `narrow`, or else the table, stands in its place.
 */
export function ChartFigure({
  make,
  image,
  narrow,
}: {
  make: (palette: Palette, font: string) => ChartModel
  image: string
  narrow?: ReactNode
}) {
  const { t } = useSpeech()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const model = make(LIGHT, FONT)
  const shape = model.widthPx > 700 ? 'wide' : 'narrow'
  const table = <DataTable table={chartTable(model)} caption={model.title} />

  useEffect(() => {
    let destroy: (() => void) | undefined
    let left = false
    const darkness = matchMedia('(prefers-color-scheme: dark)')
    const draw = async () => {
      const { Chart, registerables } = await import('chart.js')
      if (left || !canvas.current) return
      destroy?.()
      Chart.register(...registerables)
      const chart = new Chart(canvas.current, make(darkness.matches ? DARK : LIGHT, FONT).config)
      destroy = () => chart.destroy()
      setDrawn(true)
    }
    const redraw = () => void draw()
    redraw()
    darkness.addEventListener('change', redraw)
    return () => {
      left = true
      darkness.removeEventListener('change', redraw)
      destroy?.()
    }
    // A model is a function of the page's data; a new page mounts a new figure.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [image])

  return (
    <figure className={styles['figure']} data-drawn={drawn} data-shape={shape}>
      <figcaption className={styles['title']}>{model.title}</figcaption>
      <div className={styles['scroll']} role="group" aria-label={model.title} tabIndex={0}>
        <div className={styles['frame']} data-shape={shape}>
          <img
            src={image}
            alt={model.description}
            width={model.widthPx}
            height={model.heightPx}
            loading="lazy"
            decoding="async"
          />
          <div className={styles['canvas']}>
            <canvas ref={canvas} aria-hidden="true" />
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
