"""Systems: predefined, written and read, in memory, selected; the documented interface."""

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from livn import system as readers
from livn.exceptions import FormatError, MissingFileError, ParameterError, ShapeError, SystemError  # noqa: A004
from livn.io import IO, MEA
from livn.models.rcsd import ReducedCalciumSomaDendrite
from livn.system import NeuroH5Graph, ParallelSystem, System, fetch, generate_2d, make, predefined, resolve


@pytest.fixture(scope="module")
def ei2():
    return make("EI2")


class TestPredefined:
    @pytest.mark.parametrize(("name", "cells", "channels"), [("EI1", 10, 1), ("EI2", 100, 16), ("EI3", 1000, 64)])
    def test_sizes(self, name, cells, channels):
        system = make(name)
        assert (system.name, system.num_neurons) == (name, cells)
        assert system.default_io().num_channels == channels

    def test_a_path_is_returned_and_kept(self, ei1_path):
        assert predefined("EI1") == ei1_path
        assert (Path(ei1_path) / "graph.json").is_file()

    def test_a_directory_of_choice(self, tmp_path):
        path = predefined("EI1", tmp_path)
        assert path == str(tmp_path / "systems" / "graphs" / "EI1")
        assert System(path).num_neurons == 10
        assert predefined("EI1", tmp_path, force=True) == path

    def test_layered_cultures_have_the_published_array(self, tmp_path):
        system = System(predefined("S1"))
        assert system.population_ranges == {"EXC": (0, 8), "INH": (8, 2)}
        assert (system.neuron_coordinates[:, 3] <= 35).all()
        assert system.default_io().num_channels == 16
        copy = System(predefined("S1", tmp_path))
        assert np.array_equal(copy.neuron_coordinates, system.neuron_coordinates)
        assert copy.default_io().num_channels == 16

    def test_unknown_names_list_the_choices(self):
        with pytest.raises(ValueError, match=r"unknown system 'EI5'.*did you mean"):
            predefined("EI5")

    def test_downloads_need_the_extra(self, monkeypatch, tmp_path):
        import sys

        monkeypatch.setitem(sys.modules, "fsspec", None)
        with pytest.raises(ImportError, match=r"livn\[hub\]"):
            predefined("CA1", tmp_path)
        with pytest.raises(ValueError, match="Could not infer system name"):
            fetch("///")


class TestInterface:
    def test_populations(self, ei2):
        assert ei2.populations == ["EXC", "INH"]
        assert ei2.population_ranges == {"EXC": (0, 80), "INH": (80, 20)}
        assert ei2.population_count("INH") == 20
        meta = ei2.cells_meta_data
        assert (meta.population_names, meta.cell_count()) == (["EXC", "INH"], 100)
        assert meta.has("EXC", "Generated Coordinates")
        assert not meta.has("EXC", "Trees")

    def test_coordinates(self, ei2):
        table = ei2.neuron_coordinates
        assert table.shape == (100, 4)
        assert np.array_equal(table[:, 0], ei2.gids)
        assert np.array_equal(ei2.coordinate_array("INH"), table[80:])
        gid, (x, _y, z) = next(ei2.coordinates("INH"))
        assert (gid, x, z) == (80, table[80, 1], table[80, 3])
        assert ((table[:, 1:3] >= 0) & (table[:, 1:3] <= 400)).all()

    def test_the_centre_is_the_middle_of_the_box(self, ei2):
        low, high = ei2.bounding_box
        np.testing.assert_allclose(ei2.center_point, (low + high) / 2)

    def test_projections(self, ei2):
        array = ei2.projection_array("INH", "EXC")
        post, (pres, attributes) = array[0]
        assert 0 <= post < 80
        assert ((pres >= 80) & (pres < 100)).all()
        table = ei2.neuron_coordinates
        reach = np.linalg.norm(table[pres, 1:] - table[post, 1:], axis=1)
        np.testing.assert_allclose(attributes["Connections"][0], reach, rtol=1e-5)
        assert len(attributes["Synapses"][0]) == len(pres)
        with pytest.raises(KeyError, match="unknown population"):
            ei2.projection_array("EXC", "OTHER")
        with pytest.raises(KeyError, match="no projection"):
            ParallelSystem({"A": 1, "B": 1}).projection_array("A", "B")

    def test_edges_add_up(self, ei2):
        pairs = [(pre, post) for pre in ei2.populations for post in ei2.populations]
        edges = sum(len(pres) for pair in pairs for _, (pres, _) in ei2.projections(*pair))
        assert ei2.summary() == {
            "num_neurons": 100,
            "num_projections": edges,
            "population_counts": {"EXC": 80, "INH": 20},
        }

    def test_synapses(self, ei2):
        gid, columns = next(ei2.synapses("EXC"))
        incoming = [
            len(pres) for pre in ei2.populations for post, (pres, _) in ei2.projections(pre, "EXC") if post == gid
        ]
        assert len(columns["syn_ids"]) == sum(incoming)
        assert set(columns) == {"syn_ids", "syn_locs", "syn_secs", "syn_layers", "syn_types", "swc_types"}
        assert [g for g, _ in ei2.synapses("EXC", node_allocation={3, 5})] == [3, 5]

    def test_weight_names(self, ei2):
        assert sorted(ei2.weight_names) == [
            "EXC_EXC-dend-AMPA-weight",
            "EXC_EXC-dend-NMDA-weight",
            "EXC_INH-soma-AMPA-weight",
            "EXC_INH-soma-NMDA-weight",
            "INH_EXC-soma-GABA_A-weight",
            "INH_INH-soma-GABA_A-weight",
        ]
        assert ("EXC", "INH", "soma", "GABA_A", "inhibitory") in ei2.synapse_projections()

    def test_connectivity_matrix(self, ei2):
        matrix = ei2.connectivity_matrix()
        assert (matrix.shape, matrix.dtype) == ((100, 100), np.float32)
        assert (matrix[:80] >= 0).all()
        assert (matrix[80:] <= 0).all()
        assert np.count_nonzero(matrix) == ei2.summary()["num_projections"]
        doubled = ei2.connectivity_matrix({"EXC_EXC": 2.0})
        np.testing.assert_allclose(doubled[:80, :80], 2 * matrix[:80, :80])
        assert np.array_equal(ei2.connectivity_matrix(gids=[5, 90]), matrix[np.ix_([5, 90], [5, 90])])
        with pytest.raises(KeyError, match="EXC_EXK"):
            ei2.connectivity_matrix({"EXC_EXK": 1.0})

    def test_transform_stacks_by_cell(self, ei2):
        seen = []

        def shift(rows, population=None):
            seen.append(population)
            return rows + np.array([0, 1, 0, 0])

        moved = ei2.transform_coordinates(shift)
        assert seen == ["EXC", "INH"]
        np.testing.assert_allclose(moved, ei2.neuron_coordinates + np.array([0, 1, 0, 0]))

    def test_defaults(self, ei2):
        assert isinstance(ei2.default_io(), MEA)
        assert isinstance(ei2.default_model(), ReducedCalciumSomaDendrite)
        assert "EXC" in ei2.connections_config["synapses"]
        assert Path(ei2.files["cells"]).is_file()
        assert ei2.load_file("mea.json")["output_radius"] == 50
        assert ei2.load_file("none.json", default=None) is None

    def test_pickle_opens_the_directory_again(self, ei2):
        copy = pickle.loads(pickle.dumps(ei2))
        assert np.array_equal(copy.neuron_coordinates, ei2.neuron_coordinates)
        part = pickle.loads(pickle.dumps(ei2._select({"EXC": [1, 4]})))
        assert part.gids.tolist() == [1, 4]


class TestFiles:
    def test_graph(self, ei1_path):
        graph = NeuroH5Graph(ei1_path)
        assert (graph.population_names, graph.layer_names) == (["EXC", "INH"], ["2D"])
        assert graph.architecture.config["cell_counts"] == {"EXC": 8, "INH": 2}
        assert "EXC" in next(iter(graph.connections.values())).config["synapses"]
        assert Path(graph.cells_filepath).is_file()
        assert Path(graph.connections_filepath).is_file()
        assert graph.synapse_forest == {}
        assert len({element.uuid for element in graph.elements}) == len(graph.elements)
        with pytest.raises(FileNotFoundError):
            NeuroH5Graph(Path(ei1_path) / "none")

    def test_readers(self, ei1_path):
        system = System(ei1_path)
        cells, connections = system.files["cells"], system.files["connections"]
        assert readers.read_cells_meta_data(cells).population_ranges == {"EXC": (0, 8), "INH": (8, 2)}
        assert np.array_equal(readers.coordinate_array(cells, "INH"), system.coordinate_array("INH"))
        assert next(readers.read_coordinates(cells, "INH"))[0] == 8
        assert [gid for gid, _ in readers.read_synapses(cells, "INH")] == [8, 9]
        pairs = zip(readers.projection_array(connections, "EXC", "INH"), system.projections("EXC", "INH"), strict=True)
        assert all(np.array_equal(a[1][0], b[1][0]) for a, b in pairs)
        assert next(readers.read_projections(connections, "EXC", "INH"))[0] == 8


class TestDocuments:
    def with_file(self, ei1_path, tmp_path, name, content):
        target = tmp_path / "copy"
        System(ei1_path).write(target)
        path = target / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content))
        return System(target)

    def test_params(self, ei1_path, tmp_path):
        system = self.with_file(ei1_path, tmp_path, "params.json", {"noise-g_e0": 0.5})
        assert system.default_params() == {"noise-g_e0": 0.5}

    def test_params_by_model_and_group(self, ei1_path, tmp_path):
        document = {"LIF": {"default": {"params": {"EXC_EXC": 2.0}}, "other": {"params": {}}}}
        system = self.with_file(ei1_path, tmp_path, "params/default.json", document)
        assert system.default_params(model="LIF") == {"EXC_EXC": 2.0}
        assert system.default_params(model="Izhikevich") is None
        assert system.params_document()[0] == "params/default.json"
        with pytest.raises(ParameterError, match=r"groups: \['default', 'other'\]"):
            system.default_params(model="LIF", group="third")

    def test_a_registered_model(self, ei1_path, tmp_path):
        description = {"cls": "livn.models.rcsd.ReducedCalciumSomaDendrite", "kwargs": {"axon": False}}
        model = self.with_file(ei1_path, tmp_path, "model.json", description).default_model()
        assert model.axon is False

    def test_foreign_classes_are_not_imported(self, ei1_path, tmp_path):
        system = self.with_file(ei1_path, tmp_path, "model.json", {"cls": "os.system", "kwargs": {}})
        with pytest.raises(FormatError, match="not one of"):
            system.default_model()


class TestDamage:
    def test_missing_directory(self, tmp_path):
        with pytest.raises(MissingFileError, match="nowhere"):
            System(tmp_path / "nowhere")
        with pytest.raises(FileNotFoundError):
            System(tmp_path / "nowhere")

    def test_truncated_file(self, ei1_path, tmp_path):
        System(ei1_path).write(tmp_path / "copy")
        cells = tmp_path / "copy" / "cells.h5"
        cells.write_bytes(cells.read_bytes()[: cells.stat().st_size // 2])
        with pytest.raises(FormatError, match=r"cells\.h5"):
            System(tmp_path / "copy")

    def test_an_existing_system_is_not_overwritten(self, ei1_path, tmp_path):
        system = System(ei1_path)
        system.write(tmp_path / "copy")
        with pytest.raises(FormatError, match="already holds a system"):
            system.write(tmp_path / "copy")
        assert system.write(tmp_path / "copy", replace=True).num_neurons == 10


class TestGenerate:
    small = {"x_range": (0, 300), "y_range": (0, 300)}
    connectivity = {"sigma": 100, "mean_degree": 5}

    def test_round_trip_through_files(self, tmp_path):
        memory = generate_2d(total_cells=50, area_kwargs=self.small, connectivity=self.connectivity, name="one")
        written = memory.write(tmp_path / "one")
        assert np.array_equal(written.neuron_coordinates, memory.neuron_coordinates)
        assert np.array_equal(written.connectivity_matrix(), memory.connectivity_matrix())
        assert written.weight_names == memory.weight_names
        assert written.default_io().electrode_coordinates.tolist() == memory.default_io().electrode_coordinates.tolist()

    def test_the_seed_decides(self):
        def draw(seed):
            return generate_2d(
                total_cells=50, area_kwargs=self.small, connectivity=self.connectivity, random_seed=seed
            ).connectivity_matrix()

        assert np.array_equal(draw(1), draw(1))
        assert not np.array_equal(draw(1), draw(2))

    def test_the_degree_is_met(self):
        system = generate_2d(
            total_cells=2000, connectivity={"sigma": 300, "mean_degree": {"EXC->EXC": 20, "default": 0}}
        )
        edges = sum(len(pres) for _, (pres, _) in system.projections("EXC", "EXC"))
        assert edges / 1600 == pytest.approx(20, rel=0.03)

    def test_a_callable_places_cells(self):
        def line(count, rng, length):
            return np.sort(rng.uniform(0, length, count)), np.full(count, 7.0)

        system = generate_2d(
            total_cells=10, area=line, area_kwargs={"length": 50}, connectivity={"sigma": 50, "mean_degree": 1}
        )
        assert (system.neuron_coordinates[:, 2] == 7.0).all()
        with pytest.raises(ShapeError, match="positions for the 8 cells of EXC"):
            generate_2d(total_cells=10, area=lambda n, rng: ([0.0], [0.0]))

    def test_impossible_degrees_are_announced(self):
        with pytest.warns(UserWarning, match="all pairs are connected"):
            generate_2d(total_cells=10, area_kwargs=self.small)

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"connectivity": {"sigma": -1}}, "sigma"),
            ({"conectivity": {}}, "conectivity"),
            ({"connectivity": {"sigma": 1, "cutof": 1}}, "cutof"),
            ({"z_range": (5, 1)}, "z_range"),
            ({"area": "square"}, "square"),
        ],
    )
    def test_mistakes_are_named(self, options, message):
        with pytest.raises((ValueError, TypeError), match=message):
            generate_2d(total_cells=10, **options)

    def test_in_memory_systems_have_no_files(self):
        system = generate_2d(total_cells=50, area_kwargs=self.small, connectivity=self.connectivity)
        with pytest.raises(FileNotFoundError, match="made in memory"):
            system.load_file("mea.json")
        with pytest.raises(TypeError, match=r"write\(\) it"):
            pickle.dumps(system)


class TestUnconnected:
    def test_counts(self):
        assert resolve(64).populations == ["EXC"]
        system = resolve({"EXC": 3, "INH": 5})
        assert system.population_ranges == {"EXC": (0, 3), "INH": (3, 5)}
        assert (system.name, system.weight_names) == ("ParallelSystem", [])
        assert not system.connectivity_matrix().any()
        assert system.summary()["num_projections"] == 0
        assert type(system.default_io()) is IO

    def test_coordinates(self):
        assert ParallelSystem(3, 10.0).neuron_coordinates[:, 1].tolist() == [0, 10, 20]
        rows = [[1, 5, 0, 0], [0, 9, 0, 0]]
        assert ParallelSystem(2, rows).neuron_coordinates[:, 1].tolist() == [9, 5]
        assert ParallelSystem(2, lambda n: np.ones((n, 3))).neuron_coordinates[1].tolist() == [1, 1, 1, 1]

    def test_pickle(self):
        copy = pickle.loads(pickle.dumps(ParallelSystem({"EXC": 2, "INH": 1}, 5.0)))
        assert copy.population_ranges == {"EXC": (0, 2), "INH": (2, 1)}
        assert copy.neuron_coordinates[2, 1] == 10.0

    @pytest.mark.parametrize("bad", [True, 1.5, "3 cells", {"EXC": True}])
    def test_types(self, bad):
        with pytest.raises(TypeError):
            ParallelSystem(bad)

    @pytest.mark.parametrize("bad", [0, -1, {}, {"EXC": -1, "INH": 2}])
    def test_values(self, bad):
        with pytest.raises(SystemError):
            ParallelSystem(bad)

    @pytest.mark.parametrize("rows", [np.ones((3, 3)), np.ones((2, 5)), [[0, 0, 0, 0], [0, 1, 1, 1]]])
    def test_bad_coordinates(self, rows):
        with pytest.raises(ShapeError):
            ParallelSystem(2, rows)

    @pytest.mark.parametrize("bad", [True, None, 1.5])
    def test_resolve_refuses(self, bad):
        with pytest.raises(TypeError, match="a system is"):
            resolve(bad)


class TestSelection:
    def grid(self):
        x, y = np.meshgrid(np.arange(10) * 100.0, np.arange(10) * 100.0)
        return ParallelSystem({"EXC": 100}, np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], axis=1))

    @pytest.mark.parametrize(
        ("spec", "expected"),
        [(4, [0, 1, 2, 3]), (0.2, [0, 1]), ({"EXC": [7, 3]}, [3, 7]), ({"EXC": 3}, [0, 1, 2]), (1e-9, [0])],
    )
    def test_first(self, spec, expected):
        assert ParallelSystem(10).selection(spec)["EXC"].tolist() == expected

    def test_patch(self):
        assert len(self.grid().selection(25, method="patch")["EXC"]) == 25
        chosen = self.grid().selection(None, method="patch", bounds=((0, 0), (250, 150)))
        assert len(chosen["EXC"]) == 6

    def test_random_is_seeded(self):
        def draw(seed):
            return ParallelSystem(100).selection(10, method="random", seed=seed)["EXC"].tolist()

        assert draw(1) == draw(1)
        assert draw(1) != draw(2)
        assert len(set(draw(1))) == 10

    def test_everything(self):
        assert ParallelSystem(3).selection(None) is None

    def test_edges_follow_the_cells(self, ei2):
        part = ei2._select(ei2.selection({"EXC": 10, "INH": 5}))
        assert part.num_neurons == 15
        assert all(set(pres) <= set(range(10)) for _, (pres, _) in part.projections("EXC", "INH"))

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            ({"spec": True}, TypeError),
            ({"spec": "e1"}, KeyError),
            ({"spec": "e1", "method": "random"}, ValueError),
            ({"spec": 3, "method": "nearest"}, ValueError),
            ({"spec": 3, "bounds": ((0, 0), (1, 1))}, ValueError),
            ({"spec": {"EXK": 3}}, KeyError),
            ({"spec": {"EXC": 3}, "method": "patch"}, ValueError),
            ({"spec": -3}, ValueError),
            ({"spec": {"EXC": [1000]}}, ValueError),
        ],
    )
    def test_mistakes(self, ei2, arguments, error):
        with pytest.raises(error):
            ei2.selection(**arguments)
