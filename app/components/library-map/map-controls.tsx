import { useSpeech } from '../../i18n/translate.ts'
import type { MountedMap } from '../../charts/mount-library-map.ts'
import styles from './map-figure.module.css'

const STEP = 1.5
const SHARE = 0.4

const MOVES = [
  ['map.panLeft', '←', -SHARE, 0],
  ['map.panUp', '↑', 0, -SHARE],
  ['map.panDown', '↓', 0, SHARE],
  ['map.panRight', '→', SHARE, 0],
] as const

/** Zooming and moving by button: what a wheel, two fingers and a drag do otherwise. */
export function MapControls({ map, isZoomed }: { map: () => MountedMap | undefined; isZoomed: boolean }) {
  const { t } = useSpeech()
  const button = (name: string, sign: string, act: () => void, disabled = false) => (
    <button key={name} type="button" className="quiet" aria-label={name} title={name} disabled={disabled} onClick={act}>
      {sign}
    </button>
  )
  return (
    <div className={styles['controls']} role="group" aria-label={t('map.zoom')}>
      {button(t('map.zoomIn'), '+', () => map()?.zoom(STEP))}
      {button(t('map.zoomOut'), '−', () => map()?.zoom(1 / STEP), !isZoomed)}
      {MOVES.map(([key, sign, right, down]) => button(t(key), sign, () => map()?.pan(right, down), !isZoomed))}
      <button type="button" className="quiet" disabled={!isZoomed} onClick={() => map()?.reset()}>
        {t('map.zoomReset')}
      </button>
    </div>
  )
}
