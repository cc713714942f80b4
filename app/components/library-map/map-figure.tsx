import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { libraryMap, mapDescription, mapReadingOrder, mapSize } from '../../charts/library-map.ts'
import { mapTitle, netLine } from '../../charts/library-map-words.ts'
import type { MapDrawing, MountedMap } from '../../charts/mount-library-map.ts'
import { libraryMapAddress, MOST_CHOSEN } from '../../forms/library-map-query.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { intervalText } from '../interval-text.ts'
import { DARK_MEDIA } from '../theme.ts'
import type { LibraryMapView } from './library-map-view.ts'
import { MapCard, type CardState } from './map-card.tsx'
import { MapControls } from './map-controls.tsx'
import styles from './map-figure.module.css'
import { MapLegend } from './map-legend.tsx'
import type { LazyCases } from './packed-cases.ts'
import type { MapState } from './use-map-state.ts'

const ZOOM_STEP = 1.5

/**
 * The picture: the server's image first (without scripts, in print), and over it a canvas that can be zoomed and asked.
 * The table on the same page says and does the same for those who can't use it.
 */
export function MapFigure({ cases, view, state }: { cases: LazyCases; view: LibraryMapView; state: MapState }) {
  const speech = useSpeech()
  const { t, language } = speech
  const hint = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const marks = useRef<HTMLCanvasElement>(null)
  const map = useRef<MountedMap>()
  const [isDrawn, setDrawn] = useState(false)
  const [isZoomed, setZoomed] = useState(false)
  const [card, setCard] = useState<CardState | null>(null)
  const [said, setSaid] = useState('')
  const { carbonPrice, filter } = view.query
  const { summary } = view
  const drawing = useMemo((): MapDrawing => {
    const boxes = new Float64Array(4 * summary.cases)
    return {
      boxes,
      make: (narrow, palette, font) =>
        libraryMap({ cases: cases.all(), carbonPrice, narrow, legend: false, boxes }, speech, palette, font),
    }
    // The words of a page never change while it stands.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cases, carbonPrice])

  const choose = (index: number) => {
    const { id, title } = cases.all()[index]!
    const isIn = state.chosen.includes(id)
    if (!state.toggle(id)) return
    const n = state.chosen.length + (isIn ? -1 : 1)
    setSaid(t(isIn ? 'map.chosen.out' : 'map.chosen.in', { title, n, most: MOST_CHOSEN }))
  }
  const latest = useRef({ card, choose, drawing })
  useEffect(() => {
    latest.current = { card, choose, drawing }
  })

  useEffect(() => {
    let left = false
    const mount = async () => {
      const { mountLibraryMap } = await import('../../charts/mount-library-map.ts')
      if (left || !canvas.current || !marks.current) return
      map.current = mountLibraryMap(canvas.current, marks.current, latest.current.drawing, {
        drawn: () => setDrawn(true),
        zoom(zoomed) {
          setZoomed(zoomed)
          setCard(null)
        },
        point(picked, at) {
          if (latest.current.card?.pinned) return
          setCard((shown) =>
            !picked ? null : shown?.index === picked.index ? shown : { ...picked, ...at, pinned: false },
          )
        },
        click(picked, at, pointer) {
          setCard(picked && { ...picked, ...at, pinned: true })
          // A finger has no hovering: its first touch asks, and the card has a button to choose.
          if (picked && pointer !== 'touch') latest.current.choose(picked.index)
        },
      })
    }
    void mount()
    return () => {
      left = true
      map.current?.stop()
      map.current = undefined
    }
  }, [])

  useEffect(() => {
    map.current?.show(drawing)
  }, [drawing])

  const chosenKey = state.chosen.join('~')
  useEffect(() => {
    map.current?.mark(card?.index ?? null, new Set(chosenKey.split('~')))
  }, [card?.index, chosenKey, isDrawn, drawing])

  const goTo = (index: number) => {
    map.current?.bringIntoView(index)
    const area = map.current?.areaOf(index)
    if (!area) return
    setCard({ index, others: 0, x: Math.max(area.left, 0), y: area.bottom, pinned: true })
    const entry = cases.all()[index]!
    state.forgetRefusal()
    setSaid([entry.title, intervalText({ ...entry, coverage: entry.knownPercent / 100 }, speech), netLine(entry, speech)].join(t('common.list'))) // prettier-ignore
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const order = mapReadingOrder(cases.all())
    const place = card === null ? -1 : order.indexOf(card.index)
    const step = (by: number) => goTo(order[(Math.max(place, by < 0 ? 0 : -1) + by + order.length) % order.length]!)
    const acts: Readonly<Record<string, () => void>> = {
      ArrowRight: () => step(1),
      ArrowDown: () => step(1),
      ArrowLeft: () => step(-1),
      ArrowUp: () => step(-1),
      Home: () => goTo(order[0]!),
      End: () => goTo(order.at(-1)!),
      Enter: () => card && choose(card.index),
      ' ': () => card && choose(card.index),
      '+': () => map.current?.zoom(ZOOM_STEP),
      '=': () => map.current?.zoom(ZOOM_STEP),
      '-': () => map.current?.zoom(1 / ZOOM_STEP),
      '0': () => map.current?.reset(),
      Escape: () => setCard(null),
    }
    const act = acts[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }

  const wide = mapSize(summary, false)
  const narrow = mapSize(summary, true)
  const image = `${libraryMapAddress({ filter, carbonPrice, sort: 'title', page: 1, chosen: [] }, '/charts/map.png')}&plain=1&lang=${language}` // prettier-ignore
  const shown = card && cases.all()[card.index]
  return (
    <figure className={styles['figure']} data-drawn={isDrawn}>
      <figcaption className={styles['title']}>{mapTitle(summary, speech)}</figcaption>
      <MapControls map={() => map.current} isZoomed={isZoomed} />
      <div
        className={styles['scroll']}
        role="group"
        aria-label={t('map.canvas', { n: formatExact(language, summary.cases) })}
        tabIndex={0}
      >
        <div className={styles['frame']}>
          <picture>
            <source srcSet={`${image}&theme=dark`} media={DARK_MEDIA} data-dark="" />
            <img
              src={image}
              alt={mapDescription(summary, carbonPrice, speech)}
              width={wide.widthPx}
              height={wide.heightPx}
              decoding="async"
            />
          </picture>
          {/* Holds the place of the canvas on a phone, where the image would be too small to read. */}
          <svg className={styles['place']} viewBox={`0 0 ${narrow.widthPx} ${narrow.heightPx}`} aria-hidden="true" />
          <div className={styles['canvas']}>
            <canvas
              ref={canvas}
              tabIndex={0}
              // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- it takes the arrow keys
              role="application"
              aria-label={t('map.canvas', { n: formatExact(language, summary.cases) })}
              aria-describedby={hint}
              onKeyDown={onKeyDown}
            />
            <canvas ref={marks} className={styles['marks']} aria-hidden="true" />
          </div>
          {card && shown ? (
            <MapCard
              card={card}
              entry={shown}
              isChosen={state.chosen.includes(shown.id)}
              onToggle={() => choose(card.index)}
            />
          ) : null}
        </div>
      </div>
      <p className="visually-hidden" id={hint}>
        {t('map.canvas.keys')}
      </p>
      {/* A refusal, of the table too, is seen in the bar of chosen cases. */}
      <p className="visually-hidden" role="status">
        {state.isRefused ? t('cases.ticked.full') : said}
      </p>
      <MapLegend summary={summary} />
      <p className={`small soft ${styles['hint']}`}>
        <span className={styles['forMouse']}>{t('map.canvas.hint')}</span>
        <span className={styles['forFinger']}>{t('map.canvas.hintTouch')}</span>
      </p>
    </figure>
  )
}
