/**
 * Loaded before anything else in every child: calls that would open a connection throw. This holds back libraries and
 * parsers that were led astray. It is not proof against code written to get around it; for that the child also runs in
 * a network namespace of its own with nothing in it, wherever the machine allows (`launch.ts`).
 */
import childProcess from 'node:child_process'
import cluster from 'node:cluster'
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

function refused(): never {
  throw Object.assign(new Error('network and processes are closed in this reader'), { code: 'ERR_SANDBOX' })
}

function close(target: object, names: readonly string[]): void {
  for (const name of names) {
    if (name in target) Object.defineProperty(target, name, { value: refused, writable: false, configurable: false })
  }
}

function functionsOf(target: object): string[] {
  return Object.entries(target).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
}

close(net, ['connect', 'createConnection', 'createServer'])
close(net.Socket.prototype, ['connect'])
close(net.Server.prototype, ['listen'])
close(tls, ['connect', 'createServer'])
close(dgram, ['createSocket', 'Socket'])
close(dgram.Socket.prototype, ['bind', 'connect', 'send'])
close(http, ['request', 'get', 'createServer'])
close(https, ['request', 'get', 'createServer'])
close(http2, ['connect', 'createServer', 'createSecureServer'])
close(dns, [...functionsOf(dns), 'Resolver'])
close(dns.promises, [...functionsOf(dns.promises), 'Resolver'])
close(childProcess, functionsOf(childProcess))
close(cluster, ['fork'])
close(globalThis, ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
syncBuiltinESMExports()
