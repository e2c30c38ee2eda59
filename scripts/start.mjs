/** `npm start`: any Node.js from 20 on may run this; the work is in start.ts, which the project's own Node.js runs. */
import { root, runWithProjectNode } from './projectNode.mjs'

runWithProjectNode(`${root}scripts/start.ts`, process.argv.slice(2))
