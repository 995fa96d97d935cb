import { cameraBrain, type CameraWorld } from '../../simulators/camera/camera.ts';
import { describeDriver } from '../../testing/index.ts';

describeDriver<CameraWorld>({
  driver: 'camera-folder',
  brain: (ports) => cameraBrain(ports),
  // A picture carries no check: a wrong bit in it is a wrong dot.
  checked: false,
  tasks: [
    {
      name: 'take a picture',
      run: (device, signal) =>
        device.use('document-scanner', (camera) => camera.scan(), {
          ...(signal ? { signal } : {}),
        }),
    },
    {
      name: 'look',
      run: (device, signal) =>
        device.use('document-scanner', (camera) => camera.scan({ preview: true }), {
          ...(signal ? { signal } : {}),
        }),
    },
  ],
});
