import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

const EVERY_MS = 15_000

/**
 * Has a page ask for news now and then, for as long as somebody looks at it.
 * @returns whether it does: not before scripts run
 */
export function useNews(isWanted: boolean): boolean {
  const { revalidate, state } = useRevalidator()
  const [isAwake, setAwake] = useState(false)
  const ask = useRef(() => {})
  useEffect(() => {
    ask.current = () => {
      if (state === 'idle' && document.visibilityState === 'visible' && navigator.onLine) revalidate()
    }
  })
  useEffect(() => {
    if (!isWanted) return
    setAwake(true)
    const timer = setInterval(() => ask.current(), EVERY_MS)
    const seen = () => ask.current()
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [isWanted])
  return isAwake
}
