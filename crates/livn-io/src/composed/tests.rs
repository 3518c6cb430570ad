use super::{ComposedIo, InputArray, InputUnit, OutputArray};
use crate::{Fiber, LightArray, Mea, Site};

#[test]
fn each_half_keeps_its_own_channels() {
    let light = LightArray::new(vec![Fiber { id: 40, position_um: [500.0, 500.0, 0.0] }]).expect("valid");
    let sites = [Site { gid: 0, position_um: [500.0, 500.0, 175.0] }];
    assert_eq!(
        light.output_gain(&sites).expect_err("light cannot record").to_string(),
        "LightArray does not support recording; compose it with an electrode array (ComposedIo) to record"
    );
    let io = ComposedIo { inputs: light, outputs: Mea::default() };
    assert_eq!((io.input_unit(), io.input_unit().name()), (InputUnit::Milliwatt, "mW"));
    assert_eq!(io.input_channel_ids(), [40]);
    assert_eq!(io.output_channel_ids().len(), 16);
    assert_eq!(io.input_gain(&sites).channels(), 1);
    assert_eq!(io.members(&sites).expect("electrodes record")[0].gids, [0]);
}
