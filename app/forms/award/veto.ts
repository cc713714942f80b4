import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'

const ground = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
const aLine = (least: number, missing: string) =>
  oneLine(missing).pipe(z.string().min(least, missing).max(500, 'too-long'))

export const vetoForm = z.object({ ground, vetoSource: aLine(1, 'missing'), foundOn: z.iso.date('missing') })

export const liftVetoForm = z.object({ lifted: ground, liftReason: aLine(10, 'reason-short') })
