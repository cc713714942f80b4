import { pino } from 'pino'
import { env } from './env.server.ts'

/** Structured logs on standard output. No cookie, no address and no query of a reader is ever logged. */
export const logger = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
