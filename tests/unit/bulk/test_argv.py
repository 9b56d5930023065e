from placeprint.encoder.bulk.argv import join_negative_values


def test_a_negative_value_belongs_to_the_option_before_it():
    arguments = ["similarity", "--reference", "-0.1,51.5", "--extent", "-.5,0,1,1", "-o", "out.tif", "--land-only"]
    assert join_negative_values(arguments) == [
        "similarity",
        "--reference=-0.1,51.5",
        "--extent=-.5,0,1,1",
        *("-o", "out.tif", "--land-only"),
    ]


def test_all_else_stays():
    arguments = ["encode", "--reference=-0.1,51.5", "--layer", "--lon", "x", "-5", "points.csv"]
    assert join_negative_values(arguments) == arguments
