import express from 'express';
import request from 'supertest';
import { closedSchedulerApi, loopbackHostsOnly, noNulBytes } from './guards';

const app = express()
  .use(loopbackHostsOnly, noNulBytes, closedSchedulerApi)
  .use((_req, res) => {
    res.json({ reached: true });
  });

describe('guards of the back end', () => {
  it.each([
    ['localhost:7007', 200],
    ['127.0.0.1:7007', 200],
    ['[::1]:7007', 200],
    ['localhost', 200],
    ['attacker.example:7007', 421],
    ['localhost.attacker.example', 421],
    ['127.0.0.1.attacker.example', 421],
  ])('a local portal asked as %s answers %i', async (host, status) => {
    const answer = await request(app).get('/').set('host', host);
    expect(answer.status).toBe(status);
  });

  it.each([
    ['/api/pipelines/runs/%00', 400],
    ['/api/metrics/combined?tenant=a%00', 400],
    ['/api/pipelines/runs/1000', 200],
  ])('%s answers %i', async (path, status) => {
    const answer = await request(app).get(path).set('host', 'localhost');
    expect(answer.status).toBe(status);
  });

  it.each([
    ['/api/metrics/.backstage/scheduler/v1/tasks', 404],
    ['/api/metrics/.backstage/scheduler/v1/tasks/sweep/trigger', 404],
    ['/API/metrics/.Backstage/scheduler', 404],
    ['/api/metrics/.backstage/permissions/metadata', 200],
    ['/api/metrics/freshness', 200],
  ])('%s answers %i', async (path, status) => {
    const answer = await request(app).post(path).set('host', 'localhost');
    expect(answer.status).toBe(status);
  });
});
