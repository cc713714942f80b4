/**
 * `npm run demo [-- --database sqlite:data/demo.db]`: makes a database for trying out, with the shipped library and one
 * made-up account for each role. Its pages say so for good. The database of the settings is never touched.
 */
import { parseArgs } from 'node:util'
import { openDatabase } from '#db/open.server.ts'
import { env } from '../env.server.ts'
import { makeDemoAccounts, whyNoDemo, type NoDemo } from '../services/accounts/demo.server.ts'
import { makeDemoAward } from '../services/award/sample/demo-award.server.ts'
import { seedWhenEmpty } from '../services/library-import.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const spoken = terminalLanguage(undefined)
const speak = (zhCn: string, en: string) => (spoken === 'en' ? en : zhCn)

const REFUSED: Readonly<Record<NoDemo, string>> = {
  'has-people': speak(
    '这个数据库里已经有账号，什么都没有改动。演示请用新的数据库：-- --database sqlite:data/another.db',
    'This database holds accounts already; nothing was changed. Use a new one: -- --database sqlite:data/another.db',
  ),
  'is-real': speak(
    '这个数据库已经在用，不是演示用的，什么都没有改动。演示请用新的数据库：-- --database sqlite:data/another.db',
    'This database is in use and not for demonstration; nothing was changed. Use a new one: -- --database sqlite:data/another.db',
  ),
}

try {
  const { values } = parseArgs({ options: { database: { type: 'string', default: 'sqlite:data/demo.db' } } })
  await make(values.database)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function make(url: string): Promise<void> {
  const database = await openDatabase(url)
  try {
    const why = await whyNoDemo(database.db)
    if (why !== undefined) {
      console.error(REFUSED[why])
      process.exitCode = 1
      return
    }
    // Most can go wrong here, and as long as nobody has an account the command can be run again.
    const seeded = await seedWhenEmpty(database, env.CASES_DIR)
    const now = new Date().toISOString()
    const accounts = await makeDemoAccounts(database.db, now)
    await makeDemoAward(database.db, accounts, now)
    const cases = seeded?.decided.create.length ?? 0
    console.log(
      speak(`演示数据库已建好，含 ${cases} 个案例。`, `The demonstration database is made, with ${cases} cases.`),
    )
    console.log(
      speak(
        '样例奖项已开放评审（/awards），没有任何评分；示例评委和主席各有三个项目可评。',
        'The sample award is open for judging (/awards) without a single score; the judge and the chair below have three entries each.',
      ),
    )
    console.log(
      speak(
        '下面的账号都是虚构的，密码随机产生，只在此刻显示：',
        'The accounts below are made up. Their passwords are random and shown this once:',
      ),
    )
    console.log()
    for (const { email, password, name } of accounts) console.log(`  ${email.padEnd(28)} ${password}   ${name}`)
    console.log()
    console.log(speak('启动演示站点：', 'Start the site on it:'))
    // The address of a server can hold a password.
    const shown = url.startsWith('sqlite:') ? url : speak('<同一个数据库地址>', '<the same address>')
    console.log(`  DATABASE_URL=${shown} npm start`)
  } finally {
    await database.close()
  }
}
