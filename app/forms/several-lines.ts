import { z } from 'zod'

/** Text of some lines, empty where nothing was sent: line breaks stay, other control characters go. */
export const severalLines = z
  .string()
  .default('')
  .transform((text) =>
    text
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      .replace(/[^\P{Cc}\n]+/gu, ' ')
      .trim(),
  )
