import type { Chart } from 'chart.js'
import { isDark, onDarknessChange } from './darkness.ts'
import type { MakeChart } from './chart-model.ts'
import { DARK, LIGHT } from './palette.ts'

export const CHART_FONT = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'

/** How far off the screen a chart begins to load: about a screen of a phone. */
const NEAR = '700px 0px'

export interface MountedChart {
  /** Shows other figures in the same place. */
  show(make: MakeChart): void
  stop(): void
}

/**
 * Draws the canvas of a figure over its image once the figure comes near, and anew when the page turns dark or light.
 * The library that draws is the heaviest thing a page can ask for: it is fetched for the first chart that is near, and
 * never where the reader has asked to save data.
 */
export function mountChart(figure: HTMLElement, make: MakeChart): MountedChart {
  const canvas = figure.querySelector('canvas')
  let shown = make
  let chart: Chart | undefined
  let near = false
  let stopped = false

  const draw = async () => {
    if (!near || stopped || !canvas) return
    const { drawChart } = await import('./draw-chart.ts')
    if (stopped) return
    chart?.destroy()
    chart = drawChart(canvas, shown(isDark() ? DARK : LIGHT, CHART_FONT).config)
    figure.dataset['drawn'] = 'true'
    // From here on the image is for the printer only, and paper is light.
    for (const source of figure.querySelectorAll('source')) {
      source.media = 'not all'
      delete source.dataset['dark']
    }
  }

  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      near = true
      void draw()
    },
    { rootMargin: NEAR },
  )
  if (canvas && !savesData()) watch.observe(figure)
  const stopListening = onDarknessChange(() => void draw())
  return {
    show(other) {
      shown = other
      void draw()
    },
    stop() {
      stopped = true
      watch.disconnect()
      stopListening()
      chart?.destroy()
    },
  }
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}
