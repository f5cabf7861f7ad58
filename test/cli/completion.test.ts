import { expect, test } from 'vitest'
import { API_KINDS } from '../../src/model/kinds.ts'
import { kebab } from '../../src/model/words.ts'
import { weft } from '../support/cli.ts'
import { cliApi, prod } from '../support/cli-api.ts'

const complete = async (...words: string[]): Promise<string[]> =>
  (await weft(['__complete', '--', ...words])).out.split('\n').filter((line) => line !== '')

test('the first word is a command or a kind', async () => {
  expect(await complete('vn')).toEqual(['vnic'])
  expect(await complete('')).toEqual(
    expect.arrayContaining(['help', 'trace', ...API_KINDS.map(({ name }) => kebab(name))]),
  )
})

test('after a kind comes a verb, and after that its flags', async () => {
  expect(await complete('vnic', '')).toEqual(['batch', 'create', 'delete', 'get', 'list', 'update'])
  expect(await complete('vnic', 'create', '--s')).toEqual([
    '--security-groups',
    '--source-destination-check',
    '--subnet',
  ])
  expect(await complete('vnic', 'create', '--no-p')).toEqual(['--no-port-security'])
  expect(await complete('trace', '--exp')).toEqual(['--explain'])
})

test('a flag that is given once is not offered again, and its values are', async () => {
  expect(await complete('vnic', 'create', '--admin-state', '')).toEqual(['down', 'up'])
  const again = await complete('vnic', 'create', '--admin-state', 'up', '--')
  expect(again).not.toContain('--admin-state')
  expect(await complete('trace', '--state', 'est')).toEqual(['established'])
})

test('names are those that the API has, where the words say', async () => {
  const cli = cliApi()
  await prod(cli)
  await cli.json('vpc create --name tools --cidrs 10.1.0.0/16')
  await cli.json('subnet create --vpc tools --name watch --cidrs 10.1.1.0/24')
  const names = async (line: string) =>
    (await cli.run(`__complete -- ${line}`)).out.split('\n').filter((one) => one !== '')
  expect(await names("vpc get ''")).toEqual(['prod', 'tools'])
  expect(await names("vnic create --vpc tools --subnet ''")).toEqual(['watch'])
  expect(await names('vnic create --vpc prod --subnet w')).toEqual(['web'])
  expect(await names('vnic create --vpc prod --security-groups we')).toEqual(['web'])
  expect(await names("subnet get --vpc prod ''")).toEqual(['web'])
  expect(await names("subnet get --vpc prod web ''")).not.toContain('web')
})

test('an API that does not answer completes nothing, and upsets nobody', async () => {
  const env = { WEFT_URL: 'http://127.0.0.1:1', WEFT_TOKEN: 'x' }
  const { exitCode, out, err } = await weft(['__complete', '--', 'vpc', 'get', ''], { env })
  expect([exitCode, out, err]).toEqual([0, '', ''])
})

test('a shell that is not known is refused with one that is', async () => {
  const { exitCode, err } = await weft(['completion', 'bsh'])
  expect(exitCode).toBe(2)
  expect(err).toContain('did you mean bash?')
})
