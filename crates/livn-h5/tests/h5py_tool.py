"""Look at and rewrite system files with h5py, independently of the Rust code.

Usage: h5py_tool.py describe FILE            one line per object
       h5py_tool.py edges DIRECTORY          projection, edges, sums of gids, distances and synapse numbers
       h5py_tool.py rewrite FROM TO STORAGE  copy a directory, HDF5 data stored otherwise
"""

import os
import shutil
import sys

import h5py

STORAGE = {
    "contiguous": {},
    "gzip": {"compression": "gzip", "compression_opts": 9, "shuffle": True},
    "lzf": {"compression": "lzf"},
    "fletcher32": {"fletcher32": True},
    "latest": {"compression": "gzip"},
}


def describe(path):
    def show(name, item):
        if isinstance(item, h5py.Datatype):
            enum = h5py.check_enum_dtype(item.dtype)
            fields = item.dtype.names
            print(f"{name} | type {enum if fields is None else list(fields)} {item.dtype.itemsize}")
        elif isinstance(item, h5py.Dataset):
            committed = h5py.h5t.TypeID.committed(item.id.get_type())
            layout = f"{item.maxshape} {item.chunks} {item.compression}"
            kind = item.dtype.names or item.dtype
            print(f"{name} | {kind} {item.shape} {layout}{' committed' if committed else ''}")
        else:
            print(f"{name} | group {len(item.attrs)}")

    with h5py.File(path) as file:
        file.visititems(show)


def populations(file):
    rows = file["H5Types/Populations"]
    names = {value: name for name, value in h5py.check_enum_dtype(rows.dtype["Population"]).items()}
    return {names[int(r["Population"])]: (int(r["Start"]), int(r["Count"])) for r in rows[...]}


def edges(directory):
    with h5py.File(os.path.join(directory, "connections.h5")) as file:
        starts = populations(file)
        for post in sorted(file["Projections"]):
            for pre in sorted(file["Projections"][post]):
                group = file["Projections"][post][pre]
                index = group["Edges/Destination Block Index"][...].astype(int)
                blocks = group["Edges/Destination Block Pointer"][...].astype(int)
                pointer = group["Edges/Destination Pointer"][...].astype(int)
                sources = group["Edges/Source Index"][...].astype(int) + starts[pre][0]
                total, posts = 0, 0
                for b, first in enumerate(index):
                    last = b + 1 == len(index)
                    for k in range(blocks[b + 1] - blocks[b] - last):
                        count = pointer[blocks[b] + k + 1] - pointer[blocks[b] + k]
                        total += count
                        posts += count * (starts[post][0] + first + k)
                assert total == len(sources)
                distance = float(group["Connections/distance"][...].astype(float).sum())
                synapses = int(group["Synapses/syn_id"][...].astype(int).sum())
                print(f"{pre}->{post} {total} {sources.sum()} {posts} {distance:.3f} {synapses}")


def rewrite(source, target, storage):
    os.makedirs(target, exist_ok=True)
    for name in os.listdir(source):
        if not name.endswith(".h5"):
            shutil.copy(os.path.join(source, name), target)
            continue
        libver = "latest" if storage == "latest" else None
        with h5py.File(os.path.join(source, name)) as a, h5py.File(os.path.join(target, name), "w", libver=libver) as b:
            a.copy("H5Types", b)

            def copy(path, item, b=b):
                if path.startswith("H5Types"):
                    return
                if isinstance(item, h5py.Group):
                    b.require_group(path)
                elif storage == "contiguous":
                    b.create_dataset(path, data=item[...])
                else:
                    b.create_dataset(path, data=item[...], chunks=(7,), maxshape=(None,), **STORAGE[storage])

            a.visititems(copy)


if __name__ == "__main__":
    {"describe": describe, "edges": edges, "rewrite": rewrite}[sys.argv[1]](*sys.argv[2:])
