import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#app/content-security-policy.server.ts'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
const scriptsAllowed = (html: string) =>
  /script-src ([^;]*)/
    .exec(contentSecurityPolicy(html))![1]!
    .split(' ')
    .filter((source) => source !== "'self'")

describe('contentSecurityPolicy', () => {
  test('allows exactly the inline scripts of a page, in any language, each once', () => {
    const page = [
      '<!DOCTYPE html><html><head><script>let 案例 = 1</script>',
      '<script src="/assets/a.js"></script>',
      '<script type="module" async="" src="/assets/b.js"></script></head>',
      '<body><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      '<script type="module">if (1 > 0) start()</script><script>let 案例 = 1</script></body></html>',
    ].join('')
    expect(scriptsAllowed(page)).toEqual([hashOf('let 案例 = 1'), hashOf('if (1 > 0) start()')])
  })

  test('allows none on a page without scripts, and none that has no end', () => {
    expect(scriptsAllowed('<html><body>文字</body></html>')).toEqual([])
    expect(scriptsAllowed('<html><script>start()')).toEqual([])
    expect(scriptsAllowed('<html><script')).toEqual([])
  })
})
