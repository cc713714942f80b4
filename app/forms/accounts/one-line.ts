import { z } from 'zod'

/**
 * A text of one line: what nobody can see or mean in it, such as a NUL that no database takes, is a space.
 * @param missing the code of the problem where there is no text at all
 */
export const oneLine = (missing: string) =>
  z.string(missing).transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  )
