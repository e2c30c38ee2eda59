/** `npm test`: any Node.js from 20 on may run this; the work is in test.ts, which the project's own Node.js runs. */
import { root, runWithProjectNode } from './projectNode.mjs'

runWithProjectNode(`${root}scripts/test.ts`, process.argv.slice(2), { cwd: root })
