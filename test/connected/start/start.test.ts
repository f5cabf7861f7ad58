import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../../../src/cli/dev/free-port.ts'
import { isAlive, runWeft, startWeft } from '../../support/weft-process.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'weft-start-'))
const dev = (folder: string, ...more: string[]) => ['dev', '--port', '0', '--data', folder, ...more]

/** Processes that a running launcher has noted down, its own id apart. */
function childrenOf(folder: string): number[] {
  const { children } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    readonly children: readonly { readonly pid: number }[]
  }
  return children.map(({ pid }) => pid)
}

const urlOf = (output: string): string => /Weft is up at (http:\S+);/.exec(output)?.[1] ?? ''
const tokenOf = (output: string): string => /WEFT_TOKEN=(\S+)/.exec(output)?.[1] ?? ''

async function idOf(url: string, token: string, path: string, name: string): Promise<string> {
  const response = await fetch(`${url}${path}?name=${name}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { items } = (await response.json()) as {
    readonly items: readonly { readonly id: string }[]
  }
  return items[0]?.id ?? `no ${name}`
}

test('a fresh copy creates the sample, answers its five questions as expected, and exits with 0', async () => {
  const copy = newFolder()
  for (const name of ['src', 'examples', 'infra', 'package.json', 'wrangler.toml'])
    cpSync(name, join(copy, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  const argv = dev(join(copy, '.weft'), '--once')
  const { exitCode, output } = await runWeft(argv, join(copy, 'src/node.ts'))
  expect(output).toContain('5 questions, 5 answered as expected')
  expect(output).toContain('the sample network has been created')
  expect(output).toContain('in the way are 3 things')
  expect(exitCode).toBe(0)
})

test('a rule that is deleted over HTTP changes the printed answer, also after a restart', async () => {
  const folder = newFolder()
  const weft = startWeft(dev(folder))
  const output = await weft.until('trace --profile')
  const [url, token] = [urlOf(output), tokenOf(output)]
  const ask = ['trace', '--url', url, '--token', token, '--from', 'internet', '--to', 'web-1']
  const question = [...ask, '--protocol', 'tcp', '--port', '443']

  const before = await runWeft(question)
  expect(before).toMatchObject({ exitCode: 0, output: expect.stringContaining('=> delivered\n') })

  const vpc = `/v1/vpcs/${await idOf(url, token, '/v1/vpcs', 'shop')}`
  const group = `${vpc}/security-groups/${await idOf(url, token, `${vpc}/security-groups`, 'web')}`
  const rules = `${group}/rules`
  const rule = `${rules}/${await idOf(url, token, rules, 'web-https')}`
  const gone = await fetch(`${url}${rule}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(gone.status).toBe(204)

  const after = await runWeft(question)
  expect(after.exitCode).toBe(1)
  expect(after.output).toContain('=> dropped (SG_INGRESS_NO_RULE)')

  weft.child.kill('SIGINT')
  expect(await weft.ended).toBe(0)
  const again = await runWeft(dev(folder, '--once'))
  expect(again.output).toContain('the sample network is there from before')
  expect(again.output).toContain('not as expected: verdict: expected delivered, found dropped')
  expect(again.exitCode).toBe(1)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s leaves no process behind',
  async (signal) => {
    const folder = newFolder()
    const weft = startWeft(dev(folder))
    await weft.until('trace --profile')
    const children = childrenOf(folder)
    expect(children.map(isAlive)).toEqual([true, true])
    weft.child.kill(signal)
    expect(await weft.ended).toBe(0)
    expect(children.map(isAlive)).toEqual([false, false])
  },
)

test('npm start leaves no process behind either, when npm alone is told to end', async () => {
  const folder = newFolder()
  const npm = spawn('npm', ['start', '--', ...dev(folder).slice(1)], { stdio: 'ignore' })
  await expect.poll(() => noted(folder).length, { timeout: 20_000 }).toBe(2)
  const children = childrenOf(folder)
  npm.kill('SIGTERM')
  await expect.poll(() => children.some(isAlive), { timeout: 20_000 }).toBe(false)
})

test('Ctrl-C while it is still starting leaves no process behind either', async () => {
  const folder = newFolder()
  const weft = startWeft(dev(folder))
  await expect.poll(() => noted(folder), { timeout: 20_000, interval: 5 }).not.toEqual([])
  const children = childrenOf(folder)
  weft.child.kill('SIGINT')
  await weft.ended
  expect(children.map(isAlive)).not.toContain(true)
})

function noted(folder: string): number[] {
  try {
    return childrenOf(folder)
  } catch {
    return []
  }
}

test('what a killed launcher left behind is ended by the next start, and the data is still there', async () => {
  const folder = newFolder()
  const l4Port = await freePort()
  const argv = ['dev', '--port', String(l4Port.ok ? l4Port.value : 0), '--data', folder]
  const killed = startWeft(argv)
  await killed.until('trace --profile')
  const left = childrenOf(folder)
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(left.map(isAlive)).toEqual([true, true])
  const { exitCode, output } = await runWeft([...argv, '--once'])
  expect(left.map(isAlive)).toEqual([false, false])
  expect(output).toContain('the sample network is there from before')
  expect(exitCode).toBe(0)
})

test('a second launcher gets a folder of its own, or is refused', async () => {
  const [folder, other] = [newFolder(), newFolder()]
  const weft = startWeft(dev(folder))
  await weft.until('trace --profile')
  const refused = await runWeft(dev(folder, '--once'))
  expect(refused.exitCode).toBe(2)
  expect(refused.output).toContain('name another folder with --data')
  expect((await runWeft(dev(other, '--once'))).exitCode).toBe(0)
  weft.child.kill('SIGINT')
  expect(await weft.ended).toBe(0)
})

test('an occupied port exits with 2 and says what to do', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const l4Port = typeof address === 'object' && address !== null ? address.port : 0
  const argv = ['dev', '--once', '--port', String(l4Port), '--data', newFolder()]
  const { exitCode, output } = await runWeft(argv)
  server.close()
  expect(output).toContain(`port ${l4Port} is in use; choose another with --port`)
  expect(exitCode).toBe(2)
})

test('a broken database exits with 3 and says which file, and what to do', async () => {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'weft.db'), 'this is no database')
  const { exitCode, output } = await runWeft(dev(folder, '--once'))
  expect(output).toContain(`the database ${join(folder, 'weft.db')} cannot be opened`)
  expect(output).toContain('move the file away')
  expect(exitCode).toBe(3)
})
