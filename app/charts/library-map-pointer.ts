import { FINGER_PX, pickCase, type Boxes, type Picked } from './library-map-pick.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

export interface PointerEvents {
  /** The pointer is over a case at a place of the canvas, or over none. */
  readonly point: (picked: Picked | null, at: Place) => void
  /** A case, or the empty ground, was clicked or tapped. */
  readonly click: (picked: Picked | null, at: Place, pointer: string) => void
}

const CLICK_WITHIN_PX = 6

/**
 * Says which case is under the pointer, and which was clicked; a pointer that draws a box or moves the picture is left
 * to the zoom.
 * @returns a function that stops it
 */
export function listenToPointer(
  canvas: HTMLCanvasElement,
  isBusy: () => boolean,
  boxes: () => Boxes,
  events: PointerEvents,
): () => void {
  let pressed: Place | undefined
  const placeOf = ({ clientX, clientY }: PointerEvent): Place => {
    const { left, top } = canvas.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const move = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || isBusy()) return
    const at = placeOf(event)
    const picked = pickCase(boxes(), at.x, at.y)
    canvas.style.cursor = picked ? 'pointer' : 'crosshair'
    events.point(picked, at)
  }
  const leave = (event: PointerEvent) => events.point(null, placeOf(event))
  const down = (event: PointerEvent) => {
    pressed = event.button === 0 && event.isPrimary ? placeOf(event) : undefined
  }
  const up = (event: PointerEvent) => {
    const at = placeOf(event)
    const isClick = pressed !== undefined && Math.hypot(at.x - pressed.x, at.y - pressed.y) <= CLICK_WITHIN_PX
    pressed = undefined
    const reach = event.pointerType === 'touch' ? FINGER_PX : undefined
    if (isClick) events.click(pickCase(boxes(), at.x, at.y, reach), at, event.pointerType)
  }
  canvas.addEventListener('pointermove', move)
  canvas.addEventListener('pointerleave', leave)
  canvas.addEventListener('pointerdown', down)
  canvas.addEventListener('pointerup', up)
  return () => {
    canvas.removeEventListener('pointermove', move)
    canvas.removeEventListener('pointerleave', leave)
    canvas.removeEventListener('pointerdown', down)
    canvas.removeEventListener('pointerup', up)
  }
}
