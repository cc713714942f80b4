/** `audit-loop.ts <database address> <name> <times>`: writes into the audit as often as told, all at once. */
import { openDatabase } from '#db/open.server.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { BY_NOBODY } from '#test/make/accounts.ts'

const [url = '', name = '', times = '0'] = process.argv.slice(2)
const database = await openDatabase(url)
await Promise.all(
  Array.from({ length: Number(times) }, (_, index) =>
    change(database.db, BY_NOBODY, async (_write, record) =>
      record({ action: 'session.start', subject: `session:${name}-${index}` }),
    ),
  ),
)
await database.close()
