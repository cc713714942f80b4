import { redirect } from '@remix-run/node'
import type { JudgeHome } from '../../../components/award/judge/judge-view.ts'

/** Leads a judge first to the pledge and then to the declaration of interests, before any page that needs them. */
export function comesIn({ why, pledged, declared }: JudgeHome, path: string): void {
  if (why !== null && why !== 'frozen') return
  if (!pledged) throw redirect(`${path}/pledge`)
  if (!declared) throw redirect(`${path}/interests`)
}
