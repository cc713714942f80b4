import { factorsDownload } from '../services/factors-page.server.ts'
import { fileAnswer } from '../services/plain-answer.server.ts'

export async function loader() {
  const body = JSON.stringify(await factorsDownload(), null, 2)
  return fileAnswer(`${body}\n`, 'application/json; charset=utf-8', 'shandu-factors.json')
}
