/**
 * `npm run admin:create -- --email … --name … [--lang en]`: makes somebody an administrator, with an account where they
 * have none, and prints a link with which they set their password.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { PROBLEMS, type ProblemCode } from '../content/accounts/problems.ts'
import { problemsOf } from '../access/form-answer.ts'
import { closeDatabase } from '../database.server.ts'
import { emailField } from '../forms/accounts/email.ts'
import { nameField } from '../forms/accounts/own-account.ts'
import { said } from '../components/accounts/use-words.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { makeAdmin } from '../services/accounts/first-admin.server.ts'
import { installation, printedOrigin } from '../services/accounts/installation.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const form = z.object({ email: emailField, name: nameField, lang: z.enum(LANGUAGES).default('zh-CN') })

const spoken = terminalLanguage(undefined)
const speak = (zhCn: string, en: string) => (spoken === 'en' ? en : zhCn)

try {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' }, lang: { type: 'string' } },
  })
  const parsed = form.safeParse(values)
  if (parsed.success) await create(parsed.data)
  else {
    for (const { field, code, values: given } of problemsOf(parsed.error)) {
      console.error(`--${field}: ${said(PROBLEMS, spoken, code as ProblemCode, given)}`)
    }
    console.error('npm run admin:create -- --email name@example.org --name "Name" [--lang zh-CN|en]')
    process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

async function create({ email, name, lang }: z.output<typeof form>): Promise<void> {
  const now = new Date().toISOString()
  const made = await makeAdmin(await installation(), { email, name, language: lang }, printedOrigin(), now)
  if (!made.ok) {
    console.error(
      speak(`${email} 的账号已停用，什么都没有改动。`, `The account of ${email} is disabled; nothing was changed.`),
    )
    process.exitCode = 1
    return
  }
  console.log(
    made.isNew
      ? speak(`已为 ${email} 开通管理员账号。`, `Made an administrator account for ${email}.`)
      : speak(
          `${email} 原有账号，现在也是管理员；姓名和语言没有改动。`,
          `${email} had an account and is an administrator now; name and language were left as they are.`,
        ),
  )
  console.log(
    speak(
      '请在 2 小时内打开下面的链接设置密码，只能用一次：',
      'Open this link within 2 hours to set the password; it works once:',
    ),
  )
  console.log(`\n  ${made.link.address}\n`)
}
