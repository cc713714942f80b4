import { Chart, LinearScale, PointElement, ScatterController } from 'chart.js'
import type { Area } from './library-map-labels.ts'
import { isDark, onDarknessChange } from './darkness.ts'
import { drawHighlight, type MapHighlight } from './library-map-draw.ts'
import { growAbout, zoomTarget } from './library-map-focus.ts'
import type { MapModel } from './library-map.ts'
import type { Boxes } from './library-map-pick.ts'
import { listenToPointer, type PointerEvents } from './library-map-pointer.ts'
import type { MapScene } from './library-map-scene.ts'
import { withZoom } from './library-map-zoom.ts'
import { CHART_FONT } from './mount-chart.ts'
import { DARK, LIGHT, type Palette } from './palette.ts'

Chart.register(LinearScale, PointElement, ScatterController)

/** Below this width of the window names stand above their bars; the style sheet changes the picture's shape there. */
const NARROW_MEDIA = '(max-width: 44rem)'

export interface MapEvents extends PointerEvents {
  /** What is in sight has changed. */
  readonly zoom: (isZoomed: boolean) => void
  readonly drawn: () => void
}

export interface MountedMap {
  /** Draws other cases, everything in sight. */
  show(drawing: MapDrawing): void
  /** Marks the case pointed at and the chosen ones. */
  mark(focused: number | null, selected: ReadonlySet<string>): void
  /** Larger about a case in sight, smaller about the middle. */
  zoom(factor: number): void
  /** Moves by a share of what is in sight: 1 right is what lies to the right. */
  pan(right: number, down: number): void
  reset(): void
  /** Moves until a case is in sight. */
  bringIntoView(index: number): void
  /** Where a case stands on the canvas, in pixels. */
  areaOf(index: number): Area
  stop(): void
}

export interface MapDrawing {
  readonly boxes: Boxes
  readonly make: (narrow: boolean, palette: Palette, font: string) => MapModel
}

/**
 * Draws the map on its canvas and listens to the pointer; keys and buttons are the page's.
 * @param marks a canvas over the first, for what is pointed at and chosen
 */
export function mountLibraryMap(
  canvas: HTMLCanvasElement,
  marks: HTMLCanvasElement,
  first: MapDrawing,
  events: MapEvents,
): MountedMap {
  let highlight: MapHighlight = { focused: null, selected: new Set() }
  const narrow = matchMedia(NARROW_MEDIA)
  let drawing = first
  let chart: Chart | undefined
  let scene: MapScene | undefined
  let frame = 0

  const draw = () => {
    chart?.destroy()
    const palette = isDark() ? DARK : LIGHT
    const model = drawing.make(narrow.matches, palette, CHART_FONT)
    scene = model.scene
    const drawMarks = (drawn: Chart) => {
      const ctx = cleared(marks, drawn)
      if (ctx) drawHighlight(ctx, drawn, model.scene, highlight)
    }
    redrawMarks = () => chart && drawMarks(chart)
    chart = new Chart(canvas, withZoom(model, palette, tellZoom, drawMarks))
    // The plug-in takes every touch; a reader who strokes the page up or down wants to go on reading.
    canvas.style.touchAction = 'pan-y'
    events.zoom(false)
    events.drawn()
  }
  const tellZoom = () => events.zoom(chart?.isZoomedOrPanned() ?? false)
  let redrawMarks: () => void = () => undefined
  const stopListening = listenToPointer(canvas, () => chart?.isZoomingOrPanning() ?? false, () => drawing.boxes, events) // prettier-ignore
  const stopDarkness = onDarknessChange(draw)
  narrow.addEventListener('change', draw)
  draw()

  const areaOf = (index: number): Area => ({
    left: drawing.boxes[4 * index]!,
    top: drawing.boxes[4 * index + 1]!,
    right: drawing.boxes[4 * index + 2]!,
    bottom: drawing.boxes[4 * index + 3]!,
  })
  return {
    show(other) {
      drawing = other
      highlight = { ...highlight, focused: null }
      draw()
    },
    mark(focused, selected) {
      highlight = { focused, selected }
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(redrawMarks)
    },
    zoom(factor) {
      if (!chart) return
      const { chartArea: sight } = chart
      const target = factor > 1 ? zoomTarget(scene!.cases, drawing.boxes, sight, highlight.focused, highlight.selected) : null // prettier-ignore
      chart.zoom(target ? { x: factor, y: factor, focalPoint: growAbout(target, sight, factor) } : factor)
    },
    pan(right, down) {
      if (!chart) return
      const { width, height } = chart.chartArea
      chart.pan({ x: -right * width, y: -down * height }, undefined, 'none')
      tellZoom()
    },
    reset() {
      chart?.resetZoom('none')
      events.zoom(false)
    },
    bringIntoView(index) {
      const { left, top, right, bottom } = areaOf(index)
      if (!chart || isIn(areaOf(index), chart.chartArea)) return
      const middle = { x: (chart.chartArea.left + chart.chartArea.right) / 2, y: (chart.chartArea.top + chart.chartArea.bottom) / 2 } // prettier-ignore
      chart.pan({ x: middle.x - (left + right) / 2, y: middle.y - (top + bottom) / 2 }, undefined, 'none')
      tellZoom()
    },
    areaOf,
    stop() {
      cancelAnimationFrame(frame)
      stopListening()
      stopDarkness()
      narrow.removeEventListener('change', draw)
      chart?.destroy()
    },
  }
}

/** True where enough of a case is in sight to see which it is. */
function isIn(box: Area, sight: Area): boolean {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  return x >= sight.left && x <= sight.right && y >= sight.top && y <= sight.bottom
}

/** The upper canvas, empty and of the size of the chart. */
function cleared(
  marks: HTMLCanvasElement,
  { canvas, currentDevicePixelRatio }: Chart,
): CanvasRenderingContext2D | null {
  const ctx = marks.getContext('2d')
  if (marks.width !== canvas.width || marks.height !== canvas.height) {
    marks.width = canvas.width
    marks.height = canvas.height
  }
  ctx?.setTransform(1, 0, 0, 1, 0, 0)
  ctx?.clearRect(0, 0, marks.width, marks.height)
  ctx?.setTransform(currentDevicePixelRatio, 0, 0, currentDevicePixelRatio, 0, 0)
  return ctx
}
